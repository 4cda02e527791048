using Suffice.Chat;
using Suffice.Evaluation.Items;
using Suffice.Evaluation.Judges;

namespace Suffice.Evaluation.Metrics.Judged;

/// <summary>What a judge said, read.</summary>
/// <typeparam name="T">What is read of it.</typeparam>
/// <param name="Verdict">What it said; <see langword="null"/> when nothing can be said.</param>
/// <param name="Failure">Why nothing can be said.</param>
/// <param name="CostUsd">What asking cost; <see langword="null"/> when it is not known.</param>
internal sealed record Judgement<T>(T? Verdict, string? Failure, decimal? CostUsd)
    where T : class
{
    /// <summary>Asks the judge that a metric names, or the run's.</summary>
    /// <remarks>A judge that cannot be reached, or whose verdict cannot be read, makes an error, never a score; such a verdict is kept for no other run.</remarks>
    public static async ValueTask<Judgement<T>> AskAsync(
        IJudgeAsker judges, MetricSpec spec, ChatRequest request, Func<ChatAnswer, T?> read, CancellationToken cancellationToken)
    {
        JudgeReply reply = await judges.AskAsync(spec.Judge, request, answer => read(answer) is not null, cancellationToken).ConfigureAwait(false);
        return reply.Answer is not { } answer ? new(null, $"the judge failed: {reply.Failure}", reply.CostUsd)
            : read(answer) is { } verdict ? new(verdict, null, reply.CostUsd)
            : new(null, $"the judge's verdict cannot be read: {Standard.Quote(answer.Text)}", reply.CostUsd);
    }
}
