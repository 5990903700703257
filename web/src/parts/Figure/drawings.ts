/** The pictures of regimen/figures, each fetched when first wanted. */
const pictures = import.meta.glob<string>('../../../../regimen/figures/*.svg', {
  query: '?raw',
  import: 'default',
});

const byName = new Map(
  Object.entries(pictures).map(([path, fetch]) => [nameOf(path), fetch] as const),
);

/** The SVG text, or empty when there is no such picture: the words alone must do. */
export async function drawingOf(name: string | null | undefined): Promise<string> {
  const fetch = name ? byName.get(name) : undefined;
  if (!fetch) return '';
  try {
    return alone(await fetch());
  } catch {
    return '';
  }
}

export function drawingNames(): string[] {
  return [...byName.keys()];
}

/** One page may show a picture twice: ids inside it are given a part of their own. */
let shown = 0;
function alone(svg: string): string {
  shown += 1;
  const own = `f${shown}-`;
  return svg
    // Its colours are the page's own (page-build/figures.mjs); what it shows is said beside it.
    .replace(/<\?xml[^>]*\?>|<style>.*?<\/style>|<title>.*?<\/title>|<desc>.*?<\/desc>/gs, '')
    .replace(' role="img"', '')
    .replace(/\bid="([^"]+)"/g, `id="${own}$1"`)
    .replace(/url\(#([^)]+)\)/g, `url(#${own}$1)`)
    .replace(/(href="#|aria-labelledby="|aria-describedby=")([^"]+)"/g, (_, name: string, ids: string) =>
      `${name}${ids.split(' ').map((id) => own + id).join(' ')}"`,
    );
}

function nameOf(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1, -'.svg'.length);
}
