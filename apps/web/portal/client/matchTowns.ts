/** Leaves only the chosen district's townships to choose from. */
export function matchTowns(): void {
  const district = document.querySelector<HTMLSelectElement>("select#district");
  const town = document.querySelector<HTMLSelectElement>("select#township");
  if (!district || !town) return;
  const groups = [...town.querySelectorAll("optgroup")];
  const show = () => {
    const chosen = town.value;
    const first = town.options[0];
    const fitting = groups.filter((group) => !district.value || group.dataset.group === district.value);
    town.replaceChildren(...(first ? [first] : []), ...fitting);
    town.value = chosen;
    if (town.selectedIndex < 0) town.selectedIndex = 0;
  };
  district.addEventListener("change", show);
  show();
}
