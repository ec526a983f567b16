/** Prefetches the page of a link that the reader points at, so that it opens at once. */

/** How long a pointer must rest on a link, in milliseconds; less is only passing over it. */
const HOVER_MS = 80;

const fetchedAddresses = new Set([location.href.split("#")[0]]);
let timer: ReturnType<typeof setTimeout> | undefined;

function prefetch({ href, origin }: HTMLAnchorElement): void {
  const [address = ""] = href.split("#");
  if (origin !== location.origin || fetchedAddresses.has(address)) return;
  fetchedAddresses.add(address);
  const hint = document.createElement("link");
  // Safari ignores this relation and fetches the page when the link is followed.
  hint.rel = "prefetch";
  hint.href = address;
  document.head.append(hint);
}

function handlePointing({ target }: Event): void {
  clearTimeout(timer);
  const link = target instanceof Element ? target.closest("a[href]") : null;
  // The links of a chart are elements of SVG, whose address is no text.
  if (link instanceof HTMLAnchorElement && !link.hasAttribute("download"))
    timer = setTimeout(() => prefetch(link), HOVER_MS);
}

/** Starts prefetching, unless the reader saves data. */
export function prefetchLinks(savesData: boolean): void {
  if (savesData) return;
  for (const event of ["pointerover", "focusin"]) document.addEventListener(event, handlePointing, { passive: true });
}
