/** What became of an attempt to send. */
export type Delivery =
  | { readonly kind: 'sent' }
  /** It was refused for good: trying again would be refused again. */
  | { readonly kind: 'refused'; readonly reason: string }
  /** It certainly didn't go out, and may later. */
  | {
      readonly kind: 'later';
      readonly reason: string;
      /** Nothing goes out by this channel now, whoever it is for. */
      readonly everything: boolean;
      /** Milliseconds that the other side asked to wait. */
      readonly after?: number | undefined;
    }
  /** Nobody knows whether it went out: the line broke between the text and the answer. */
  | { readonly kind: 'unclear'; readonly reason: string };

export type NotSent = Exclude<Delivery, { kind: 'sent' }>;

export interface Mail {
  readonly to: string;
  readonly subject: string;
  readonly text: string;
  /** The same for every attempt: mailboxes know a letter that comes twice by it. */
  readonly id: string;
}

export interface Sms {
  /** 7XXXXXXXXXX */
  readonly phone: string;
  readonly text: string;
  /** The same for every attempt, for gateways that know a message that comes twice by it. */
  readonly id: string;
}
