/** Machines and firms as an administrator sees them; every name and number is invented. */
export const clients = [
  {
    id: "client-4hXq0mB1sT2v",
    name: "市城管局业务系统",
    unit: "px-cgj",
    role: "officer",
    scopes: ["requests:read", "requests:write"],
    createdAt: "2026-06-01T02:00:00Z",
    disabledAt: null,
    secrets: [
      { since: "2026-11-20T02:00:00Z", until: "2027-11-20T02:00:00Z" },
      { since: "2026-06-01T02:00:00Z", until: "2026-11-27T02:00:00Z" },
    ],
  },
  {
    id: "client-9pLw3kE7dR5y",
    name: "某某社区公众号",
    unit: null,
    role: null,
    scopes: ["requests:write"],
    createdAt: "2026-03-11T02:00:00Z",
    disabledAt: "2026-09-01T02:00:00Z",
    secrets: [],
  },
];

export const firmsAsked = [
  {
    uscc: "91360313MA36CD34X1",
    name: "湘东区晓岚酱园",
    askedAt: "2026-11-24T06:00:00Z",
    askedBy: "钟**",
    phone: "139****0000",
  },
];

export const told = { id: "client-4hXq0mB1sT2v", secret: "shown-once-and-only-in-this-preview-000000" };
