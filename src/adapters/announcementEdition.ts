type Shared = typeof globalThis & { announcementEdition?: number };

/**
 * Counts the changes of announcements in this process, so that what pages remember of them is not older than the last one.
 * On `globalThis`, because Next loads a module once for each bundle and Payload's hooks live in another one than the pages.
 */
export const announcementEdition = (): number => (globalThis as Shared).announcementEdition ?? 0;

/** A change was made or a request that may have made one has ended: what pages remember of announcements is out of date. */
export function announcementsChanged(): void {
  (globalThis as Shared).announcementEdition = announcementEdition() + 1;
}
