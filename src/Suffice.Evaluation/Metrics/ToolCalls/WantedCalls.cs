using System.Collections.Immutable;
using System.Text.Json;
using Suffice.Chat;
using Suffice.Checks;
using Suffice.Checks.Tools;
using Suffice.Evaluation.Items;

namespace Suffice.Evaluation.Metrics.ToolCalls;

/// <summary>The tool calls that a reference wants, in any of the forms they are written in.</summary>
/// <remarks>
/// <c>{"name", "arguments"}</c> or a list of them, OpenAI's <c>tool_calls</c> with <c>function</c> inside, names alone, the Berkeley leaderboard's
/// <c>{"TOOL": {"PARAMETER": [each value that is right]}}</c> (an empty text among them: may be left out), and <c>no_call</c> or an empty list for none.
/// </remarks>
/// <param name="Calls">The calls.</param>
internal sealed record WantedCalls(ImmutableArray<WantedCall> Calls)
{
    public static WantedCalls None { get; } = new([]);

    /// <summary>Reads a reference.</summary>
    /// <returns>The calls, or <see langword="null"/> when it is no form of them.</returns>
    public static WantedCalls? Read(JsonElement reference, ImmutableArray<ToolDefinition> tools) => reference.ValueKind switch
    {
        JsonValueKind.String => FromText(reference.GetString()!, tools),
        JsonValueKind.Array => FromList(reference, tools),
        JsonValueKind.Object when reference.TryGetProperty("tool_calls", out JsonElement calls) => Read(calls, tools),
        JsonValueKind.Object when Call(reference) is { } one => new WantedCalls([one]),
        JsonValueKind.Object => FromChoices(reference, tools),
        _ => null,
    };

    /// <summary>Holds the calls of an answer against those that are wanted.</summary>
    /// <param name="spec">Says what is wanted, where the item's reference does not.</param>
    /// <param name="measured">The answer.</param>
    /// <param name="compare">What the wanted and the made calls come to.</param>
    /// <returns>That; an error where the reference is no form of calls.</returns>
    public static MetricResult Compare(MetricSpec spec, MeasuredAnswer measured, Func<WantedCalls, List<ToolCallPart>, MetricResult> compare) =>
        Standard.Of(spec, measured) is not { } reference ? Standard.None
        : Read(reference, measured.Item.Request.Tools) is { } wanted ? compare(wanted, [.. measured.Answer.ToolCalls])
        : MetricResult.Failed("the reference is no form of tool calls");

    /// <summary>How many wanted calls were made; each call counts once.</summary>
    /// <param name="made">The calls that were made.</param>
    /// <param name="missing">The first wanted call that was not.</param>
    /// <returns>How many.</returns>
    public int CountIn(IReadOnlyList<ToolCallPart> made, out WantedCall? missing)
    {
        List<ToolCallPart> left = [.. made];
        missing = null;
        int right = 0;
        foreach (WantedCall call in Calls)
        {
            int found = left.FindIndex(call.Is);
            if (found >= 0)
            {
                left.RemoveAt(found);
                right++;
            }
            else
            {
                missing ??= call;
            }
        }

        return right;
    }

    private static WantedCalls? FromText(string text, ImmutableArray<ToolDefinition> tools) =>
        text.Trim() is "no_call" or "none" or "" ? None
        : text.AsSpan().TrimStart() is ['{' or '[', ..] ? AnswerJson.Read(text).Root is { } json ? Read(json, tools) : null
        : new WantedCalls([.. text.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Select(name => new WantedCall(name, null, null))]);

    private static WantedCalls? FromList(JsonElement list, ImmutableArray<ToolDefinition> tools)
    {
        ImmutableArray<WantedCall>.Builder calls = ImmutableArray.CreateBuilder<WantedCall>();
        foreach (JsonElement element in list.EnumerateArray())
        {
            if (element.ValueKind == JsonValueKind.String)
            {
                calls.Add(new WantedCall(element.GetString()!, null, null));
            }
            else if (element.ValueKind == JsonValueKind.Object && Call(element) is { } call)
            {
                calls.Add(call);
            }
            else if (element.ValueKind == JsonValueKind.Object && FromChoices(element, tools) is { } chosen)
            {
                calls.AddRange(chosen.Calls);
            }
            else
            {
                return null;
            }
        }

        return new WantedCalls(calls.DrainToImmutable());
    }

    private static WantedCall? Call(JsonElement call)
    {
        JsonElement named = call.TryGetProperty("function", out JsonElement function) && function.ValueKind == JsonValueKind.Object ? function : call;
        if (!named.TryGetProperty("name", out JsonElement name) || name.ValueKind != JsonValueKind.String)
        {
            return null;
        }

        JsonElement? arguments = named.TryGetProperty("arguments", out JsonElement given) || named.TryGetProperty("input", out given) ? given : null;
        return new WantedCall(name.GetString()!, arguments is { ValueKind: JsonValueKind.String } text ? AnswerJson.Read(text.GetString()!).Root : arguments, null);
    }

    private static WantedCalls? FromChoices(JsonElement choices, ImmutableArray<ToolDefinition> tools)
    {
        ImmutableArray<WantedCall>.Builder calls = ImmutableArray.CreateBuilder<WantedCall>();
        foreach (JsonProperty tool in choices.EnumerateObject())
        {
            if (tool.Value.ValueKind != JsonValueKind.Object || !tool.Value.EnumerateObject().All(parameter => parameter.Value.ValueKind == JsonValueKind.Array))
            {
                return null;
            }

            calls.Add(new WantedCall(ToolName(tool.Name, tools), null, tool.Value));
        }

        return new WantedCalls(calls.DrainToImmutable());
    }

    // A tool that is called twice stands there as NAME_1 and NAME_2.
    private static string ToolName(string name, ImmutableArray<ToolDefinition> tools)
    {
        int mark = name.LastIndexOf('_');
        return OfferedTool.Find(tools, name) is null && mark > 0 && name[(mark + 1)..] is { Length: > 0 } digits && digits.All(char.IsAsciiDigit)
            && OfferedTool.Find(tools, name[..mark]) is not null
                ? name[..mark]
                : name;
    }
}
