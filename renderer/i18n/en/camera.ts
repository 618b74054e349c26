import type { Mirror } from '../mirror.ts';
import type * as ru from '../ru/camera.ts';

export const camera: Mirror<typeof ru>['camera'] = {
  live: 'Picture of the camera',
  starting: 'The camera is starting…',
  choose: 'Camera',
  nth: 'Camera {{n}}',
  take: 'Take the photo',
  black: 'The picture is black: open the camera’s cover or switch on the light.',
  flat: 'Nothing can be seen: check whether the lens is covered.',
  frozen: 'The picture stands still: wait, or unplug the camera and plug it in again.',
  noneTitle: 'No camera found',
  noneText: 'Plug a webcam into this computer: the program will see it by itself.',
  busyTitle: 'The camera is in use',
  busyText: 'Another program holds it, a video call or another tab say. Close it and try again.',
  deniedTitle: 'No access to the camera',
  deniedBrowser:
    'Click the camera or settings sign left of the page’s address, allow the camera and try again.',
  deniedDesktop:
    'The system keeps programs from the camera. In Windows open Settings → Privacy → Camera, let desktop apps use it and try again.',
  insecureTitle: 'The camera is out of reach here',
  insecureText:
    'A browser opens the camera on this same computer or over https only. Open the program at 127.0.0.1.',
  lostTitle: 'The camera was disconnected',
  lostText: 'Check its cable: when the camera is back, the program will see it by itself.',
  otherTitle: 'The camera did not start',
  otherText: 'Unplug it, plug it in again and try once more.',
};
