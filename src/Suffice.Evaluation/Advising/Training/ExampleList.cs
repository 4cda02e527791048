using System.Collections.Immutable;
using Suffice.Chat;

namespace Suffice.Evaluation.Advising.Training;

/// <summary>Gathers examples, and counts what is left out by its reason.</summary>
/// <param name="turns">Makes turns of calls and answers.</param>
internal sealed class ExampleList(TrainingTurns turns)
{
    private readonly ImmutableArray<TrainingExample>.Builder examples = ImmutableArray.CreateBuilder<TrainingExample>();
    private readonly AnswerForm form = new();
    private readonly SortedDictionary<string, int> leftOut = new(StringComparer.Ordinal);

    /// <summary>Leaves one out.</summary>
    /// <param name="why">Why, as the end of a sentence about several.</param>
    public void LeaveOut(string why) => leftOut[why] = leftOut.GetValueOrDefault(why) + 1;

    /// <summary>Adds one, or leaves it out where no line can be made of it.</summary>
    /// <param name="request">The call.</param>
    /// <param name="answer">The answer to learn.</param>
    /// <param name="rejected">The answer to unlearn; may be <see langword="null"/>.</param>
    /// <param name="rung">The rung that answered.</param>
    /// <param name="at">When; may be <see langword="null"/>.</param>
    /// <param name="splitKey">The same for copies and rewordings; may be <see langword="null"/>.</param>
    public void Add(ChatRequest request, ChatAnswer answer, ChatAnswer? rejected, int rung, DateTimeOffset? at, string? splitKey = null)
    {
        ImmutableArray<TrainingTurn> prompt = turns.Of(request, out string? whyNot);
        TrainingTurn learned = turns.Of(answer, out string? badAnswer);
        TrainingTurn? unlearned = rejected is null ? null : turns.Of(rejected, out string? _);
        badAnswer ??= form.Has(request, answer) ? null : "have an answer that breaks the schema of its own call";
        if ((whyNot ?? badAnswer ?? (unlearned is not null && unlearned.SaysTheSame(learned) ? "have two answers that say the same" : null)) is { } why)
        {
            LeaveOut(why);
            return;
        }

        examples.Add(new TrainingExample
        {
            Prompt = prompt,
            Answer = learned,
            Rejected = unlearned,
            Tools = request.Tools,
            ParallelToolCalls = request.ParallelToolCalls,
            Schema = request.Format is { Kind: AnswerFormatKind.JsonSchema } format ? format.Schema : null,
            At = at,
            SplitKey = splitKey,
            Rung = rung,
        });
    }

    /// <summary>What was gathered.</summary>
    /// <param name="from">Where it was found.</param>
    /// <param name="notes">What a reader must know.</param>
    /// <returns>All of it.</returns>
    public FoundCalls Done(string from, params IEnumerable<string> notes) =>
        new(from, examples.ToImmutable(), leftOut.ToImmutableSortedDictionary(StringComparer.Ordinal), [.. notes]);
}
