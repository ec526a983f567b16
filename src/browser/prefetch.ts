/** A link that is pointed at → its page in the browser's cache, so that opening it feels instant. */

/** A pointer that only passes over a link does not stay so long, in milliseconds. */
const HOVER = 80;

const fetched = new Set([location.href.split("#")[0]]);
let timer: ReturnType<typeof setTimeout> | undefined;

function fetchPage({ href, origin }: HTMLAnchorElement): void {
  const [address = ""] = href.split("#");
  if (origin !== location.origin || fetched.has(address)) return;
  fetched.add(address);
  const prefetch = document.createElement("link");
  // Safari does not know the relation: there a page is fetched when its link is followed.
  prefetch.rel = "prefetch";
  prefetch.href = address;
  document.head.append(prefetch);
}

function pointAt({ target }: Event): void {
  clearTimeout(timer);
  const link = target instanceof Element ? target.closest<HTMLAnchorElement>("a[href]") : null;
  if (link && !link.hasAttribute("download")) timer = setTimeout(() => fetchPage(link), HOVER);
}

/** Fetches pages ahead, unless the reader saves data. */
export function prefetchLinks(savesData: boolean): void {
  if (savesData) return;
  for (const event of ["pointerover", "focusin"]) document.addEventListener(event, pointAt, { passive: true });
}
