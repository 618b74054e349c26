const SIZE = 32;

/** The number of unread messages as a small round picture (PNG), for the task bar of Windows; null for none. */
export const badgePicture = async (count: number): Promise<Uint8Array | null> => {
  if (count === 0) return null;
  const canvas = document.createElement('canvas');
  canvas.width = SIZE;
  canvas.height = SIZE;
  const context = canvas.getContext('2d');
  if (context === null) return null;
  context.fillStyle = '#b3261e';
  context.beginPath();
  context.arc(SIZE / 2, SIZE / 2, SIZE / 2, 0, 2 * Math.PI);
  context.fill();
  context.fillStyle = '#ffffff';
  context.font = `700 ${count > 9 ? 17 : 21}px sans-serif`;
  context.textAlign = 'center';
  context.textBaseline = 'middle';
  context.fillText(count > 99 ? '99' : String(count), SIZE / 2, SIZE / 2 + 1);
  const blob = await new Promise<Blob | null>((done) => canvas.toBlob(done, 'image/png'));
  return blob && new Uint8Array(await blob.arrayBuffer());
};
