/** `/documents/time_control_photos/2/2024-07-06_start.jpeg` (document L2216); null without a photo. */
export const photoLink = (
  managerId: number,
  day: string,
  which: 'start' | 'end',
  mime: string | null,
): string | null =>
  mime === null
    ? null
    : `/documents/time_control_photos/${managerId}/${day}_${which}.${mime.replace(/^.*\//, '')}`;
