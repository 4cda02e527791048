using System.Collections.Immutable;
using Suffice.Spending;

namespace Suffice.Chat.Streaming;

/// <summary>Makes a whole answer of the events of a stream: the one the provider would have sent whole.</summary>
/// <param name="protocol">The protocol the events come from; <see langword="null"/> when they were made here.</param>
public sealed class AnswerCollector(ChatProtocol? protocol = null)
{
    private readonly SortedDictionary<int, CollectedChoice> choices = [];
    private AnswerStarted? started;
    private UsageReported? reported;
    private ExtraFields extra = ExtraFields.None;
    private string? serviceTier;

    /// <summary>The tokens counted so far.</summary>
    public TokenUsage Usage { get; private set; }

    /// <summary>True when the answer is complete.</summary>
    public bool IsComplete { get; private set; }

    /// <summary>Why the stream failed; <see langword="null"/> when it did not.</summary>
    public StreamFailed? Failure { get; private set; }

    /// <summary>Takes the next event.</summary>
    /// <param name="step">The event.</param>
    public void Add(ChatEvent step)
    {
        switch (step)
        {
            case AnswerStarted start:
                started = start;
                serviceTier = start.ServiceTier;
                extra = CollectedFields.Join(extra, start.Extra);
                Usage = CollectedUsage.Later(Usage, start.Usage ?? default);
                break;
            case UsageReported usage:
                reported = usage;
                serviceTier = usage.ServiceTier ?? serviceTier;
                Usage = CollectedUsage.Later(Usage, usage.Usage);
                break;
            case FieldsReported fields:
                extra = CollectedFields.Join(extra, fields.Answer);
                ChoiceOf(step).Add(step);
                break;
            case StreamFailed failed:
                Failure = failed;
                break;
            case AnswerEnded:
                IsComplete = true;
                break;
            case KeepAlive or WireOnly or null:
                break;
            default:
                ChoiceOf(step).Add(step);
                break;
        }
    }

    /// <summary>The answer as far as it has come.</summary>
    /// <returns>The answer.</returns>
    public ChatAnswer Build()
    {
        ImmutableArray<ChatAnswer> built = [.. choices.Values.Select(choice => choice.Build(protocol))];
        ChatAnswer first = built.IsEmpty ? new ChatAnswer { Protocol = protocol, Parts = [] } : built[0];
        return first with
        {
            Id = started?.Id,
            Model = started?.Model,
            CreatedAt = started?.CreatedAt,
            ServiceTier = serviceTier,
            Region = reported?.Region,
            Usage = Usage,
            UsageJson = reported is null ? started?.UsageJson : reported.UsageJson,
            ReportedCostUsd = reported?.ReportedCostUsd,
            Alternatives = built.IsEmpty ? [] : built[1..],
            Extra = extra,
        };
    }

    private CollectedChoice ChoiceOf(ChatEvent step)
    {
        if (!choices.TryGetValue(step.Choice, out CollectedChoice? choice))
        {
            choice = new CollectedChoice();
            choices[step.Choice] = choice;
        }

        return choice;
    }
}
