using System.Collections.Concurrent;
using Suffice.Chat;
using Suffice.Evaluation.Items;
using Suffice.Evaluation.Judges;
using Suffice.Evaluation.Metrics;
using Suffice.Evaluation.Metrics.Scoring;
using Suffice.Evaluation.Runs.Calling;
using Suffice.Evaluation.Runs.Keeping;
using Suffice.Files;
using Suffice.Providers;

namespace Suffice.Evaluation.Runs;

/// <summary>Runs an eval: gets every answer that is not at hand, measures it, and keeps what came of it before the next step.</summary>
/// <param name="clients">Speaks to providers.</param>
/// <param name="time">The clock.</param>
/// <param name="random">Draws waits between retries.</param>
public sealed class EvalRunner(IModelClients clients, TimeProvider time, Random random)
{
    /// <summary>Runs.</summary>
    /// <param name="run">The run.</param>
    /// <param name="progress">Told after each answer; may be <see langword="null"/>.</param>
    /// <param name="watch">Reads the verdict while the run grows, and may end it; may be <see langword="null"/>.</param>
    /// <param name="cancellationToken">Ends it; what was measured is kept, and the same command goes on with it.</param>
    /// <returns>The run, with why it ended early if it did.</returns>
    /// <exception cref="IOException">The disk failed, or another process writes the same run.</exception>
    public async Task<EvalOutcome> RunAsync(
        PreparedRun run, IProgress<RunProgress>? progress = null, RunWatch? watch = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(run);
        SpendingCap cap = new(run.Options.MaxCostUsd, run.Options.SpentBeforeUsd + run.SpentEarlierUsd);
        ModelAsker asker = new(run.Options, clients, cap, random, time);
        RunEnd end = new();
        string path;
        using (RunFile file = Open(run))
        {
            path = file.Path;
            RunTally tally = new(run, cap, progress);
            AnswerBook book = new(asker, run.Options, cancellationToken);
            await Parallel.ForEachAsync(
                run.Jobs(),
                new ParallelOptions { MaxDegreeOfParallelism = run.Options.Concurrency, CancellationToken = cancellationToken },
                async (job, stop) =>
                {
                    if (end.Reason is null && await TryAsync(job, run.Options, asker, book, end, stop).ConfigureAwait(false) is { } result)
                    {
                        file.Add(result);
                        end.Judge(result, tally.Add(result));
                        if (watch?.Add(result) is { } settled)
                        {
                            end.Settle(settled);
                        }
                    }
                }).ConfigureAwait(false);
        }

        return new EvalOutcome(EvalRunStore.Load(path), cap.SpentUsd - run.Options.SpentBeforeUsd, end.Reason) { Ending = end.Ending, Watch = watch };
    }

    private static RunFile Open(PreparedRun run)
    {
        if (run.Earlier is not { } earlier)
        {
            return RunFile.Begin(run.Options.RunFolder, run.Head, run.Prepared);
        }

        HashSet<string> kept = [.. earlier.Items.Select(item => item.Id)];
        return RunFile.GoOn(earlier.Path, run.Prepared.Where(item => !kept.Contains(item.Item.Id)));
    }

    private static async ValueTask<EvalResult?> TryAsync(
        EvalJob job, EvalOptions options, ModelAsker asker, AnswerBook book, RunEnd end, CancellationToken cancellationToken)
    {
        try
        {
            return await DoAsync(job, options, asker, book, cancellationToken).ConfigureAwait(false);
        }
        catch (NoMoreCallsException)
        {
            end.Spent(options.MaxCostUsd!.Value);
            return null;
        }
    }

    private static async ValueTask<EvalResult> DoAsync(EvalJob job, EvalOptions options, ModelAsker asker, AnswerBook book, CancellationToken cancellationToken)
    {
        CallResult call = await book.GetAsync(job.Item.Item, job.Model, job.Repeat).ConfigureAwait(false);
        EvalResult result = new() { Item = job.Item.Item.Id, Model = job.Model.Name, Repeat = job.Repeat, Latency = call.Latency, CostUsd = call.CostUsd, Cached = call.Cached };
        if (call.Answer is not { } answer)
        {
            return result with { Error = call.Failure!.Message, ErrorKind = EnumWord.Of(call.Failure.Kind) };
        }

        EvalModel ceiling = options.Models[^1];
        MeasuredAnswer measured = new(job.Item.Item, answer)
        {
            Model = job.Model.Name,
            Latency = call.Latency,
            CostUsd = call.CostUsd,
            RecordedVerdict = call.RecordedVerdict,
            Judges = options.Judge is null && options.OtherJudges.IsEmpty ? null : new JudgeDesk(options, asker, job.Repeat),
            Ceiling = ceiling.Name == job.Model.Name ? null : async _ => (await book.GetAsync(job.Item.Item, ceiling, job.Repeat).ConfigureAwait(false)).Answer,
        };
        return Scored(result, job, answer, await job.Item.Scorer.ScoreAsync(measured, cancellationToken).ConfigureAwait(false));
    }

    private static EvalResult Scored(EvalResult result, EvalJob job, ChatAnswer answer, AnswerScore score)
    {
        Spending.TokenUsage usage = CallPrice.UsageOf(job.Item.Item.Request, answer);
        return result with
        {
            Passed = score.Passed,
            Score = score.Score,
            Error = score.Error,
            ErrorKind = score.Error is null ? null : EvalResult.MetricError,
            Answer = answer.Text,
            Calls = [.. answer.ToolCalls.Select(call => new EvalCall(call.Name, call.ArgumentsJson))],
            Prediction = score.Prediction,
            Truth = score.Truth,
            Metrics = score.Metrics,
            JudgeCostUsd = score.JudgeCostUsd,
            InputTokens = usage.Prompt,
            OutputTokens = usage.Completion,
            StatedConfidence = answer.StatedConfidence,
            Logprobs = answer.Logprobs,
        };
    }

    /// <summary>Each answer is got once, also where several metrics and jobs need it.</summary>
    private sealed class AnswerBook(ModelAsker asker, EvalOptions options, CancellationToken end)
    {
        private readonly ConcurrentDictionary<(string, string, int), Lazy<Task<CallResult>>> ceilings = new();

        public Task<CallResult> GetAsync(EvalItem item, EvalModel model, int repeat) => model.Name != options.Models[^1].Name
            ? asker.AnswerAsync(item, model, repeat, end).AsTask()
            : ceilings.GetOrAdd((item.Id, model.Name, repeat), _ => new Lazy<Task<CallResult>>(() => asker.AnswerAsync(item, model, repeat, end).AsTask())).Value;
    }
}
