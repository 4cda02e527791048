using System.Security.Cryptography;
using System.Text.Json;
using Suffice.Evaluation.Judges;
using Suffice.Files;

namespace Suffice.Evaluation.Runs.People;

/// <summary>What a person said of one answer, as a line of a file.</summary>
/// <param name="Item">The item.</param>
/// <param name="Model">The model that answered.</param>
/// <param name="Repeat">Which time it was asked, from 0.</param>
/// <param name="Passed">Whether the answer passes; <see langword="null"/> when nobody said yet.</param>
internal sealed record HumanLabel(string Item, string Model, int Repeat, bool? Passed)
{
    /// <summary>What was asked, for the person who labels.</summary>
    public string? Asked { get; init; }

    /// <summary>The right answer, for the person who labels.</summary>
    public string? Reference { get; init; }

    /// <summary>The answer.</summary>
    public string? Answer { get; init; }

    /// <summary>A hash of what was asked, what was answered, and what that is to be judged by.</summary>
    public string? Seen { get; init; }

    /// <summary>An answer as a line that nobody labelled yet.</summary>
    /// <param name="item">The item.</param>
    /// <param name="result">What was answered.</param>
    /// <returns>The line.</returns>
    public static HumanLabel Of(EvalRunItem item, EvalResult result)
    {
        HumanLabel label = new(result.Item, result.Model, result.Repeat, null)
        {
            Asked = ShownAnswer.Of(item.Request),
            Reference = item.ReferenceText,
            Answer = string.Join('\n', result.Calls.Select(call => $"{call.Name}({call.Arguments})").Prepend(result.Answer)),
        };
        byte[] all = JsonSerializer.SerializeToUtf8Bytes((IEnumerable<string?>)[item.JudgedBy, label.Asked, label.Reference, label.Answer], MachineJson.Options);

        return label with { Seen = Convert.ToHexStringLower(SHA256.HashData(all)) };
    }

    /// <summary>True when this was said of an answer: of the same words, where it holds any.</summary>
    /// <param name="shown">The answer, of the same item, model and repeat.</param>
    /// <returns>Whether it was.</returns>
    public bool IsOf(HumanLabel shown) => Seen is not null
        ? Seen == shown.Seen
        : (Answer is null || Answer == shown.Answer) && (Asked is null || Asked == shown.Asked);
}
