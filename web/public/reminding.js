/*
 * What happens when a reminder is tapped: "off" turns reminders off at once, anything else brings the app to the front.
 * Part of the service worker; it can reach the wishes (src/reminding/wishes.ts) and nothing else.
 */
self.addEventListener('notificationclick', (event) => {
  event.notification.close();
  event.waitUntil(event.action === 'off' ? turnOff(personOf(event.notification)) : bringToFront());
});

/** The profile of whom it reminded. A notice that an older version left in the tray calls it by the old word. */
function personOf({ data }) {
  return data?.profile ?? data?.shelf;
}

async function bringToFront() {
  const [open] = await self.clients.matchAll({ type: 'window', includeUncontrolled: true });
  return open ? open.focus() : self.clients.openWindow('./');
}

function turnOff(profile) {
  return new Promise((resolve, reject) => {
    const opening = indexedDB.open('stature.reminding', 1);
    opening.onupgradeneeded = () => opening.result.createObjectStore('wishes');
    opening.onerror = () => reject(opening.error);
    opening.onsuccess = () => {
      const work = opening.result.transaction('wishes', 'readwrite');
      const store = work.objectStore('wishes');
      const found = store.get(profile);
      found.onsuccess = () => store.put({ ...found.result, on: false }, profile);
      work.oncomplete = () => {
        opening.result.close();
        resolve();
      };
      work.onerror = () => reject(work.error);
    };
  });
}
