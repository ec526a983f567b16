/** The response for a page in Markdown. */
export const markdownResponse = (body: string): Response =>
  new Response(body, { headers: { "content-type": "text/markdown; charset=utf-8" } });
