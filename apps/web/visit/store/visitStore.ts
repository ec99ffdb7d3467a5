import type { VisitorView } from "../contract.ts";
import type { Draft, Photo } from "./Draft.ts";

/** What the phone keeps (IndexedDB): drafts and photos until they are sent, and what the server said last. */

let opened: Promise<IDBDatabase> | undefined;

function open(): Promise<IDBDatabase> {
  opened ??= new Promise((resolve, reject) => {
    const asked = indexedDB.open("wuxing-visits", 1);
    asked.onupgradeneeded = () => {
      asked.result.createObjectStore("drafts", { keyPath: "key" });
      asked.result.createObjectStore("photos", { keyPath: "id" }).createIndex("draft", "draft");
      asked.result.createObjectStore("views", { keyPath: "user" });
    };
    asked.onsuccess = () => resolve(asked.result);
    asked.onerror = () => {
      opened = undefined;
      reject(asked.error);
    };
  });
  return opened;
}

type StoreName = "drafts" | "photos" | "views";

async function within<T>(
  names: StoreName[],
  mode: IDBTransactionMode,
  work: (transaction: IDBTransaction) => IDBRequest<T> | undefined,
): Promise<T> {
  const database = await open();
  return new Promise((resolve, reject) => {
    const transaction = database.transaction(names, mode);
    const request = work(transaction);
    // Not before it is on the disk: who closes the phone now must find it again.
    transaction.oncomplete = () => resolve(request?.result as T);
    transaction.onerror = () => reject(transaction.error);
    transaction.onabort = () => reject(transaction.error);
  });
}

export const keepDraft = (draft: Draft): Promise<unknown> =>
  within(["drafts"], "readwrite", (store) => store.objectStore("drafts").put(draft));
export const draftsThere = (): Promise<Draft[]> =>
  within(["drafts"], "readonly", (store) => store.objectStore("drafts").getAll() as IDBRequest<Draft[]>);
export const keepPhoto = (photo: Photo): Promise<unknown> =>
  within(["photos"], "readwrite", (store) => store.objectStore("photos").put(photo));
export const photosOf = (draft: string): Promise<Photo[]> =>
  within(
    ["photos"],
    "readonly",
    (store) => store.objectStore("photos").index("draft").getAll(draft) as IDBRequest<Photo[]>,
  );
export const dropPhoto = (id: string): Promise<unknown> =>
  within(["photos"], "readwrite", (store) => store.objectStore("photos").delete(id));

/** Forgets a draft with its photos: it is on the server, or its visitor gave it up. */
export async function dropDraft(key: string): Promise<void> {
  const photos = await photosOf(key);
  await within(["drafts", "photos"], "readwrite", (store) => {
    for (const { id } of photos) store.objectStore("photos").delete(id);
    return store.objectStore("drafts").delete(key);
  });
}

/** What the server said last, for when it cannot be asked; of one person alone. */
export async function keepView(view: VisitorView): Promise<void> {
  await within(["views"], "readwrite", (store) => {
    store.objectStore("views").clear();
    return store.objectStore("views").put(view);
  });
}
export async function viewThere(): Promise<VisitorView | undefined> {
  const all = await within(
    ["views"],
    "readonly",
    (store) => store.objectStore("views").getAll() as IDBRequest<VisitorView[]>,
  );
  return all[0];
}
export const dropView = (): Promise<unknown> =>
  within(["views"], "readwrite", (store) => store.objectStore("views").clear());
