using System.Text;
using System.Text.Json;
using Suffice.Chat;
using Suffice.Checks.Canonical;
using Suffice.Checks.Tools;

namespace Suffice.Evaluation.Metrics.ToolCalls;

/// <summary>One call that is wanted.</summary>
/// <param name="Name">The tool.</param>
/// <param name="Arguments">The arguments; <see langword="null"/> when any will do, or each has choices.</param>
/// <param name="Choices">By parameter, each value that is right.</param>
internal sealed record WantedCall(string Name, JsonElement? Arguments, JsonElement? Choices)
{
    /// <summary>True when any arguments will do.</summary>
    public bool IsNameAlone => Arguments is null && Choices is null;

    /// <summary>True when a call is this one.</summary>
    public bool Is(ToolCallPart call)
    {
        if (!OfferedTool.IsSame(Name, call.Name))
        {
            return false;
        }

        if (IsNameAlone)
        {
            return true;
        }

        return ToolArguments.Read(call).Root is { ValueKind: JsonValueKind.Object } given
            && (Choices is { } choices ? FitsChoices(choices, given) : Arguments is { ValueKind: JsonValueKind.Object } wanted && CanonicalValue.Same(wanted, given));
    }

    private static bool FitsChoices(JsonElement choices, JsonElement given) =>
        given.EnumerateObject().All(argument => choices.TryGetProperty(argument.Name, out JsonElement right) && right.EnumerateArray().Any(value => Fits(value, argument.Value)))
        && choices.EnumerateObject().All(parameter => given.TryGetProperty(parameter.Name, out _) || MayBeLeftOut(parameter.Value));

    private static bool MayBeLeftOut(JsonElement right) =>
        right.EnumerateArray().Any(value => value.ValueKind == JsonValueKind.String && value.GetString()!.Length == 0);

    private static bool Fits(JsonElement right, JsonElement given) => (right.ValueKind, given.ValueKind) switch
    {
        (JsonValueKind.Array, JsonValueKind.Array) => right.GetArrayLength() == given.GetArrayLength()
            && right.EnumerateArray().Zip(given.EnumerateArray()).All(pair => Fits(pair.First, pair.Second)),
        // Inside an object each member has its own choices again.
        (JsonValueKind.Object, JsonValueKind.Object) when right.EnumerateObject().All(member => member.Value.ValueKind == JsonValueKind.Array) => FitsChoices(right, given),
        (JsonValueKind.Array or JsonValueKind.Object, _) or (_, JsonValueKind.Array or JsonValueKind.Object) => CanonicalValue.Same(right, given),
        (JsonValueKind.String, JsonValueKind.String) => Plain(right.GetString()!) == Plain(given.GetString()!) || CanonicalValue.Same(right, given),
        _ => CanonicalValue.Same(right, given),
    };

    // The leaderboard's own rule for texts: case, blanks and these marks do not count.
    private static string Plain(string text)
    {
        StringBuilder plain = new(text.Length);
        foreach (char c in text)
        {
            if (!" ,./-_*^".Contains(c, StringComparison.Ordinal))
            {
                plain.Append(c == '\'' ? '"' : char.ToLowerInvariant(c));
            }
        }

        return plain.ToString();
    }
}
