/** When the services of this server last changed their form. */
const changeset = "2026-11-25T00:00:00Z";

/** The service discovery document: where the API is and in which formats it speaks. */
export const discovery = (origin: string) => ({
  changeset,
  contact: "12345",
  key_service: "不需要密钥 / No key is needed",
  endpoints: [
    {
      specification: "http://wiki.open311.org/GeoReport_v2",
      url: `${origin}/open311/v2`,
      changeset,
      type: "production",
      formats: ["text/xml", "application/json"],
    },
  ],
});
