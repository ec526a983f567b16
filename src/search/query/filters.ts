/** Filters of the results. */
import type { SearchEntry } from "../shared/shape.ts";

/** What results must have. Empty values filter nothing. */
export interface Filters {
  vendor: string;
  category: string;
}

/** Whether a code passes the filters. */
export const passes = ({ id, category }: SearchEntry, filters: Filters): boolean =>
  (filters.vendor === "" || id.startsWith(`${filters.vendor}/`)) &&
  (filters.category === "" || category === filters.category);
