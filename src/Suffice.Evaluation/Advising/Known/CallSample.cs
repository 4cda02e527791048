using System.Collections.Immutable;
using Suffice.Chat;
using Suffice.Checks.Canonical;
using Suffice.Classifier;
using Suffice.Evaluation.Labelling;

namespace Suffice.Evaluation.Advising.Known;

/// <summary>Some calls of a task with their texts, to look at what they are like.</summary>
/// <param name="Calls">The calls.</param>
/// <param name="From">Where they come from.</param>
internal sealed record CallSample(ImmutableArray<ChatRequest> Calls, string From)
{
    /// <summary>No calls.</summary>
    public static CallSample None { get; } = new([], "no call is kept with its text, and there are no eval items");

    /// <summary>How many there are.</summary>
    public int Count => Calls.Length;

    /// <summary>How many ask for an answer by a schema.</summary>
    public int WithSchema => Calls.Count(call => call.Format is { Kind: AnswerFormatKind.JsonSchema });

    /// <summary>How many list the labels that an answer may have, and ask for no more than one of them.</summary>
    public int WithLabels
    {
        get
        {
            SchemaLabels schemas = new();

            return Calls.Count(call => schemas.Of(call).Labels is { } labels && LabelReading.CanSay(call, labels.Labels[0]));
        }
    }

    /// <summary>Tools offered by each call, ascending.</summary>
    public ImmutableArray<long> Tools => [.. Calls.Select(call => (long)call.Tools.Length).Order()];

    /// <summary>Prompt tokens of each call, estimated, ascending.</summary>
    public ImmutableArray<long> Prompts => [.. Calls.Select(TokenEstimate.Prompt).Order()];

    /// <summary>The share of the prompts that system text, tools and schema are, estimated; <see langword="null"/> without calls.</summary>
    public decimal? FixedShare => Prompts.Sum() is > 0 and var all ? Calls.Sum(call => Math.Max(0, TokenEstimate.Prompt(call) - TokenEstimate.Prompt(Loose(call)))) / (decimal)all : null;

    /// <summary>The kind of thinking that most of the calls show, and how many do; <see langword="null"/> when none is shown by half of them.</summary>
    public (TaskType Type, int Calls)? Kind
    {
        get
        {
            (TaskType Type, int Calls)[] kinds = [.. Calls.Select(call => RuleTaskClassifier.Classify(call).Type).OfType<TaskType>().GroupBy(type => type).Select(group => (group.Key, group.Count())).OrderByDescending(kind => kind.Item2)];

            return kinds is [var most, ..] && 2 * most.Calls >= Count ? most : null;
        }
    }

    /// <summary>Words of the conversations that are codes or abbreviations (letters with digits, or capitals alone), of all words.</summary>
    public (long Codes, long Words) Jargon
    {
        get
        {
            long codes = 0, words = 0;
            foreach (string word in Calls.SelectMany(call => call.ConversationText().Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)).Select(word => word.Trim(',', '.', ';', ':', '!', '?', '(', ')', '"', '\'')))
            {
                words += word.Any(char.IsLetter) ? 1 : 0;
                codes += IsCode(word) ? 1 : 0;
            }

            return (codes, words);
        }
    }

    private static bool IsCode(string word) =>
        word.Length is >= 2 and <= 24 && word.Any(char.IsLetter) && word.All(c => char.IsLetterOrDigit(c) || c is '-' or '_' or '/')
        && (word.Any(char.IsDigit) || word.All(c => !char.IsLetter(c) || char.IsUpper(c)));

    private static ChatRequest Loose(ChatRequest call) => call with
    {
        Messages = [.. call.Messages.Where(message => message.Role is not (ChatRole.System or ChatRole.Developer))],
        Tools = [],
        Format = null,
    };
}
