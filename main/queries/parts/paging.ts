/** A page of a list (domain §4): pages start at 1, 30 rows unless asked otherwise. */
export interface Paging {
  readonly page: number;
  readonly size: number;
}

export const paging = (input: { page?: number | undefined; show_cnt?: number | undefined }): Paging => ({
  page: input.page ?? 1,
  size: input.show_cnt ?? 30,
});

/** What stands beside each list: an empty one has one page; a page past the end is empty and says so by the count. */
export const pageInfo = ({ page, size }: Paging, all: number) => ({
  page,
  cnt_pages: Math.max(1, Math.ceil(all / size)),
  cnt_all: all,
});
