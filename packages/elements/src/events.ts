/** What the elements tell the page. No event carries a code, a secret or a token: the element's properties do. */
import type { PersonStatus } from '@mfa-kit/contract';

/** The last character of a code arrived. Read `value`. */
export class MfaCompleteEvent extends Event {
  constructor() {
    super('mfa-complete', { bubbles: true, composed: true });
  }
}

/** Another code is asked for. */
export class MfaResendEvent extends Event {
  constructor() {
    super('mfa-resend', { bubbles: true, composed: true });
  }
}

/** A screen got a new state from the server. Read `state` of the element that fired it. */
export class MfaStateEvent extends Event {
  constructor() {
    super('mfa-state', { bubbles: true, composed: true });
  }
}

/** A screen shows another heading: `title` is that, with the step before it, for the title of a page that shows little else. */
export class MfaHeadingEvent extends Event {
  readonly title: string;

  constructor(title: string) {
    super('mfa-heading', { bubbles: true, composed: true });
    this.title = title;
  }
}

/** A factor was confirmed and is in force. */
export class MfaEnrolledEvent extends Event {
  constructor() {
    super('mfa-enrolled', { bubbles: true, composed: true });
  }
}

/** The person has read the screen and wants to go on; whoever shows the screen decides where. */
export class MfaContinueEvent extends Event {
  constructor() {
    super('mfa-continue', { bubbles: true, composed: true });
  }
}

/** The person would rather use another kind of method; whoever shows the screen offers them. */
export class MfaOtherMethodEvent extends Event {
  constructor() {
    super('mfa-other-method', { bubbles: true, composed: true });
  }
}

/** Signed in: what the application's `establish` returned is in the element's `result`. Prevent it to stay on the page. */
export class MfaSignedInEvent extends Event {
  constructor() {
    super('mfa-signed-in', { bubbles: true, composed: true, cancelable: true });
  }
}

/** The person is about to leave codes that they have not confirmed as saved. Prevent it to let them go unasked. */
export class MfaLeaveEvent extends Event {
  constructor() {
    super('mfa-leave', { bubbles: true, composed: true, cancelable: true });
  }
}

/** A person without a second step wants one. Prevent it to lead them elsewhere than to the wizard. */
export class MfaEnrollEvent extends Event {
  constructor() {
    super('mfa-enroll', { bubbles: true, composed: true, cancelable: true });
  }
}

/** The factors of a person were listed. Read `isOff` of the element that fired it. */
export class MfaListedEvent extends Event {
  constructor() {
    super('mfa-listed', { bubbles: true, composed: true });
  }
}

/** Something in the settings was changed: what else is shown of them may be out of date. */
export class MfaChangedEvent extends Event {
  constructor() {
    super('mfa-changed', { bubbles: true, composed: true });
  }
}

/** The console shows another of its sections. Read `section` of the element that fired it. */
export class MfaSectionEvent extends Event {
  constructor() {
    super('mfa-section', { bubbles: true, composed: true });
  }
}

/** Whom an administrator wants to see: a list by what narrows it, or one person. */
export interface PeopleWanted {
  readonly status?: PersonStatus;
  readonly tenant?: string;
  readonly role?: string;
  readonly userId?: string;
}

/** A figure, or a name, leads to people. Prevent it to lead elsewhere than to the console's own list. */
export class MfaShowPeopleEvent extends Event {
  readonly wanted: PeopleWanted;

  constructor(wanted: PeopleWanted) {
    super('mfa-show-people', { bubbles: true, composed: true, cancelable: true });
    this.wanted = wanted;
  }
}

/** A step-up is over. Read `proved` of the element that fired it. */
export class MfaStepUpEvent extends Event {
  constructor() {
    super('mfa-step-up', { bubbles: true, composed: true });
  }
}

/** A form marked `data-mfa-step-up` was answered. Prevent it to handle the answer; else a success is gone to. */
export class MfaResponseEvent extends Event {
  /** An error response (`type` is `error`) where the server was not reached. */
  readonly response: Response;

  constructor(response: Response) {
    super('mfa-response', { bubbles: true, composed: true, cancelable: true });
    this.response = response;
  }
}

declare global {
  interface HTMLElementEventMap {
    'mfa-complete': MfaCompleteEvent;
    'mfa-resend': MfaResendEvent;
    'mfa-state': MfaStateEvent;
    'mfa-heading': MfaHeadingEvent;
    'mfa-enrolled': MfaEnrolledEvent;
    'mfa-continue': MfaContinueEvent;
    'mfa-other-method': MfaOtherMethodEvent;
    'mfa-signed-in': MfaSignedInEvent;
    'mfa-leave': MfaLeaveEvent;
    'mfa-enroll': MfaEnrollEvent;
    'mfa-changed': MfaChangedEvent;
    'mfa-listed': MfaListedEvent;
    'mfa-section': MfaSectionEvent;
    'mfa-show-people': MfaShowPeopleEvent;
    'mfa-step-up': MfaStepUpEvent;
    'mfa-response': MfaResponseEvent;
  }
}
