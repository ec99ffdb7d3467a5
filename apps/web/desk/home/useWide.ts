import { onBeforeUnmount, type Ref, ref } from "vue";

/** Whether the window has room for a case beside the list (1200 px and more). */
export function useWide(): Ref<boolean> {
  const media = matchMedia("(min-width: 1200px)");
  const wide = ref(media.matches);
  const follow = () => {
    wide.value = media.matches;
  };
  media.addEventListener("change", follow);
  onBeforeUnmount(() => media.removeEventListener("change", follow));
  return wide;
}
