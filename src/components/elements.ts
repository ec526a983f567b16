/**
 * The custom elements that any page may use, in one script that the browser caches. The larger elements (search box, list of
 * codes, offline page, 404 page) have scripts of their own, which import this one to share its modules.
 */
import "./code/DoneSteps.element.ts";
import "./code/LanguageFirst.element.ts";
import "./code/TicketCard.element.ts";
import "./site/CopyButton.element.ts";
import "./site/Header.element.ts";
