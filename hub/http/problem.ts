import type { Context } from 'hono'
import type { ContentfulStatusCode } from 'hono/utils/http-status'
import {
  type ErrorCode,
  type ErrorData,
  errors,
  messageOf,
  type Rejection,
  reject,
} from '../../shared/errors.ts'
import type { Problem } from '../../shared/http/problem-schema.ts'
import { isRejection } from '../domain/hall-day/decide-window.ts'

/** A refusal on its way out of a handler; answered as problem details. */
export class ProblemError extends Error {
  readonly rejection: Rejection

  constructor(code: ErrorCode, data: ErrorData = {}) {
    super(code)
    this.rejection = reject(code, data)
  }

  /** The error of a refusal that was decided elsewhere. */
  static of({ code, data }: Rejection): ProblemError {
    return new ProblemError(code, data)
  }
}

/** What was answered; throws a refusal as ProblemError. */
export function orProblem<Answer>(answer: Answer | Rejection): Answer {
  if (isRejection(answer)) throw ProblemError.of(answer)
  return answer
}

/** The RFC 9457 answer to a refusal. */
export function problemResponse(context: Context, rejection: Rejection): Response {
  const body = problemBody(context, rejection)
  return context.json(body, body.status as ContentfulStatusCode, {
    'Content-Type': 'application/problem+json',
  })
}

/** What the answer to a refusal says; a route may add to it. */
export function problemBody(context: Context, rejection: Rejection): Problem {
  const { status } = errors[rejection.code]
  const { zh, en } = messageOf(rejection)
  const title = rejection.code.replaceAll('_', ' ')
  return {
    type: `urn:tingxu:error:${rejection.code}`,
    title,
    status,
    code: rejection.code,
    detail: en,
    detailZh: zh,
    requestId: context.get('requestId') ?? '',
  }
}

/** The answer to a bug: nothing of it but the id under which the log has it. */
export function unexpectedResponse(context: Context): Response {
  const requestId: string = context.get('requestId') ?? ''
  const body: Problem = {
    type: 'about:blank',
    title: 'internal error',
    status: 500,
    code: 'internal_error',
    detail: `Something went wrong here. Tell the administrator this number: ${requestId}`,
    detailZh: `系统出错。请把此编号告诉管理员：${requestId}`,
    requestId,
  }
  return context.json(body, 500, { 'Content-Type': 'application/problem+json' })
}
