/** Adds a content security policy to every page of a build. */
import { defineMiddleware } from "astro:middleware";
import { withPolicy } from "./hosting/policy.ts";

export const onRequest = defineMiddleware(async (_, next) => {
  const response = await next();
  // The development server puts inline scripts into its pages, which the policy would block.
  if (import.meta.env.DEV || !response.headers.get("content-type")?.startsWith("text/html")) return response;
  return new Response(withPolicy(await response.text()), response);
});
