export {
  byHalfHour,
  quantile,
  type VisitorOutcome,
  type WaitFigures,
  waitFigures,
} from '../domain/waits.ts'
