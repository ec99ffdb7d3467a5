import type { Spot } from "./contract.ts";

/** Where the phone is, asked when a person presses the button. Rejects where it cannot say or may not. */
export const askSpot = (): Promise<Spot> =>
  new Promise((resolve, reject) => {
    if (!navigator.geolocation) {
      reject(new Error("no place on this device"));
      return;
    }
    navigator.geolocation.getCurrentPosition(
      ({ coords: { latitude, longitude, accuracy }, timestamp }) =>
        resolve({
          latitude: Number(latitude.toFixed(6)),
          longitude: Number(longitude.toFixed(6)),
          accuracy: Math.min(100_000, Math.round(accuracy)),
          at: new Date(timestamp).toISOString(),
        }),
      reject,
      { enableHighAccuracy: true, timeout: 15_000 },
    );
  });
