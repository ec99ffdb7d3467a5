import { ref } from "vue";

/** What a screen reader is told of things that change without the focus moving; shown by the shell's live region. */
export const announced = ref("");

/** Says a sentence, even one that was said before. */
export function announce(sentence: string): void {
  announced.value = "";
  requestAnimationFrame(() => {
    announced.value = sentence;
  });
}
