import { type ClientScope, clientScopes } from "@wuxing/kernel/procedure";

const meanings: Readonly<Record<ClientScope, string>> = {
  "requests:read": "read the cases that the client's post may read",
  "requests:write": "bring requests, and act on cases as the client's post may",
  "figures:read": "read the figures of what the client's post may read",
  cti: "tell of telephone calls as they ring, are answered and end",
};

/** How callers say who they are: a machine by a token, the staff by the cookie of their session. */
export const securitySchemes = {
  machine: {
    type: "oauth2",
    flows: {
      clientCredentials: {
        tokenUrl: "/oauth/token",
        scopes: Object.fromEntries(clientScopes.map((scope) => [scope, meanings[scope]])),
      },
    },
  },
  staff: { type: "apiKey", in: "cookie", name: "wuxing.session_token" },
} as const;

/** A route's schema with the scope that a machine needs for it beside the staff's session. */
export const withSecurity = <Given extends { readonly schema: object }>(
  given: Given,
  scope: ClientScope | undefined,
): Given =>
  scope ? { ...given, schema: { ...given.schema, security: [{ machine: [scope] }, { staff: [] }] } } : given;
