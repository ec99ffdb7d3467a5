/** Stroked outlines on a 24 × 24 grid. */
export const iconPaths = {
  search: "M11 4a7 7 0 1 0 0 14 7 7 0 0 0 0-14M16 16l5 5",
  say: "M4 5h16v11H10l-5 4v-4H4zM8 9h8M8 12h5",
  follow: "M6 4v16M6 6h.01M10 6h9M6 12h.01M10 12h9M6 18h.01M10 18h6",
  services: "M4 20V9l8-5 8 5v11M4 20h16M9 20v-6h6v6",
  clock: "M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18M12 7v5l3 2",
  alert: "M12 4 2.5 20h19zM12 10v4M12 17h.01",
  overdue: "M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18M12 7v6M12 16.5h.01",
  check: "M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18M8 12l3 3 5-6",
  none: "M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18M8 12h8",
  next: "M9 5l7 7-7 7",
  back: "M15 5l-7 7 7 7",
  up: "M12 19V5M6 11l6-6 6 6",
  down: "M12 5v14M6 13l6 6 6-6",
  pin: "M12 21c4-5 6-8 6-11a6 6 0 1 0-12 0c0 3 2 6 6 11M12 8a2 2 0 1 0 0 4 2 2 0 0 0 0-4",
  print: "M7 8V3h10v5M7 17H4V9h16v8h-3M7 14h10v7H7z",
  copy: "M9 9h11v11H9zM15 9V4H4v11h5",
  phone: "M6 3h4l1.5 5L9 10a12 12 0 0 0 5 5l2-2.5 5 1.5v4c0 1-1 2-2 2C11 20 4 13 4 5c0-1 1-2 2-2",
  person: "M12 4a4 4 0 1 0 0 8 4 4 0 0 0 0-8M4 21c0-4 4-6 8-6s8 2 8 6",
  file: "M6 3h8l4 4v14H6zM14 3v4h4",
} as const;

export type IconName = keyof typeof iconPaths;
