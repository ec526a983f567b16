/**
 * The custom elements of every page, in one script that is fetched once and kept. The larger ones (search box, offline page)
 * have scripts of their own, which import this one so that both share its parts.
 */
import "./code/DoneSteps.element.ts";
import "./code/LanguageFirst.element.ts";
import "./code/TicketCard.element.ts";
import "./product/CodeFilter.element.ts";
import "./site/CopyButton.element.ts";
import "./site/Header.element.ts";
