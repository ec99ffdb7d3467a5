/** Shows the chosen pictures before they are sent. */
export function previewPhotos(): void {
  const list = document.querySelector("[data-photo-preview]");
  const input = document.querySelector<HTMLInputElement>("input[type=file]");
  if (!list || !input) return;
  input.addEventListener("change", () => {
    for (const image of list.querySelectorAll("img")) URL.revokeObjectURL(image.src);
    const pictures = [...(input.files ?? [])].filter((file) => file.type.startsWith("image/"));
    list.replaceChildren(
      ...pictures.map((file) => {
        const item = document.createElement("li");
        const image = document.createElement("img");
        image.src = URL.createObjectURL(file);
        image.alt = file.name;
        item.append(image);
        return item;
      }),
    );
  });
  const status = document.querySelector<HTMLElement>("[data-uploading]");
  input.form?.addEventListener("submit", () => {
    if (status && input.files?.length) status.textContent = status.dataset.uploading ?? "";
  });
}
