import { texts } from "../texts";

/** One thing that is wrong in what was sent. */
export type Fault = { pointer?: string; line?: number; detail: string };

/** What the service answered instead, or that it did not answer; `status` is 0 then. */
export class Problem extends Error {
  constructor(
    readonly status: number,
    detail: string,
    readonly faults: Fault[] = [],
    readonly retryAfterS: number | null = null,
  ) {
    super(detail);
    this.name = "Problem";
  }

  /** Whether to ask again may help. */
  get passes(): boolean {
    return this.status === 0 || this.status === 429 || this.status === 503;
  }

  /** A heading for it. */
  get title(): string {
    switch (this.status) {
      case 0:
        return navigator.onLine ? texts.states.unreached : texts.states.offline;
      case 403:
        return texts.states.forbidden;
      case 404:
        return texts.states.notFound;
      case 429:
      case 503:
        return texts.states.busy;
      default:
        return texts.states.failed;
    }
  }

  /** What a person needs to know, in a sentence or two. */
  get words(): string {
    switch (this.status) {
      case 0:
        return navigator.onLine ? texts.states.unreachedWhat : texts.states.offlineWhat;
      case 404:
        return texts.states.notFoundWhat;
      case 429:
      case 503:
        return texts.states.busyWhat(this.retryAfterS);
      default:
        return this.message;
    }
  }

  /** What was answered with an error status, `application/problem+json` or not. */
  static async of(response: Response): Promise<Problem> {
    const retry = Number(response.headers.get("Retry-After") ?? "x");
    const after = Number.isFinite(retry) ? retry : null;
    try {
      const body = (await response.json()) as { detail?: string; title?: string; errors?: Fault[]; pointer?: string; line?: number };
      const detail = body.detail ?? body.title ?? response.statusText;
      return new Problem(response.status, detail, body.errors ?? [], after);
    } catch {
      return new Problem(response.status, response.statusText || texts.states.failed, [], after);
    }
  }
}

export const isProblem = (error: unknown): error is Problem => error instanceof Problem;
