/** The grant of OpenID4VCI by which a wallet fetches what its holder was offered. */
export const preAuthorized = "urn:ietf:params:oauth:grant-type:pre-authorized_code";
