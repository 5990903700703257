/** Puts a component on an empty page, and asks axe what it thinks of it. */
import axe from 'axe-core';
import { vi } from 'vitest';
import { flushSync, mount, tick, unmount, type Component } from 'svelte';

export interface Shown {
  readonly page: HTMLElement;
  readonly close: () => Promise<void>;
}

export async function show<const Props extends Record<string, unknown>>(
  component: Component<Props>,
  props: Props,
): Promise<Shown> {
  const page = document.createElement('main');
  document.body.replaceChildren(page);
  const shown = mount(component, { target: page, props });
  flushSync();
  await tick();
  return { page, close: () => unmount(shown) };
}

export async function faultsOf(page: Element): Promise<string[]> {
  // No layout in jsdom: contrast is looked at in a real browser.
  const { violations } = await axe.run(page, { rules: { 'color-contrast': { enabled: false } } });
  return violations.map((fault) => `${fault.id}: ${fault.nodes.map((node) => node.html).join(' ')}`);
}

export function button(page: Element, name: string): HTMLButtonElement {
  const found = [...page.querySelectorAll('button')].find(
    (one) => one.textContent?.trim().startsWith(name) || one.getAttribute('aria-label')?.startsWith(name),
  );
  if (!found) throw new Error(`no button "${name}" among: ${page.textContent}`);
  return found;
}

/** As a trembling finger does, at once after what brought the page. */
export function tapTwice(page: Element, name: string): void {
  for (let tap = 0; tap < 2; tap += 1) {
    button(page, name).dispatchEvent(new MouseEvent('click', { bubbles: true, cancelable: true, detail: 1 }));
  }
}

export async function press(page: Element, name: string): Promise<void> {
  button(page, name).click();
  await settled();
}

/** Waits until it is so: a diary entry takes as long as it takes. Throws what is still wrong after ten seconds. */
export async function until(isSo: () => void): Promise<void> {
  await vi.waitFor(isSo, { timeout: 10_000, interval: 5 });
  await settled();
}

/** Lets what a click began (a diary entry, a new view) come to its end. */
export async function settled(): Promise<void> {
  await new Promise((resolve) => setTimeout(resolve, 20));
  flushSync();
  await tick();
}
