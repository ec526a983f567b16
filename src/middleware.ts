/** What happens to every page of a build between its rendering and its file: it gets its content security policy. */
import { defineMiddleware } from "astro:middleware";
import { withPolicy } from "./hosting/policy.ts";

export const onRequest = defineMiddleware(async (_, next) => {
  const response = await next();
  // The development server's own scripts stand inside its pages.
  if (import.meta.env.DEV || !response.headers.get("content-type")?.startsWith("text/html")) return response;
  return new Response(withPolicy(await response.text()), response);
});
