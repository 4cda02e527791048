using System.Collections.Immutable;
using System.Text.Json;
using Suffice.Chat;
using Suffice.Checks.Canonical;
using Suffice.Checks.Tools;

namespace Suffice.Checks.Agreeing;

/// <summary>The tool calls of an answer, in any order; none is a form too: two models that call nothing agree in that.</summary>
internal sealed record CallsForm(ImmutableArray<ToolCallPart> Calls, ImmutableArray<ToolDefinition> Tools) : AnswerForm
{
    public override string? DifferenceFrom(AnswerForm other)
    {
        if (other is not CallsForm calls)
        {
            return OtherForm;
        }

        if (calls.Calls.Length != Calls.Length)
        {
            return $"it makes {calls.Calls.Length} calls where this answer makes {Calls.Length}";
        }

        List<ToolCallPart> left = [.. calls.Calls];
        foreach (ToolCallPart call in Calls)
        {
            int same = left.FindIndex(candidate => IsSame(call, candidate));
            if (same < 0)
            {
                return left.Find(candidate => OfferedTool.IsSame(candidate.Name, call.Name)) is { } near
                    ? $"it calls {call.Name} with {JsonScalar.Quote(near.ArgumentsJson)} where this answer calls it with {JsonScalar.Quote(call.ArgumentsJson)}"
                    : $"it does not call {call.Name}";
            }

            left.RemoveAt(same);
        }

        return null;
    }

    private bool IsSame(ToolCallPart one, ToolCallPart two) =>
        OfferedTool.IsSame(one.Name, two.Name)
        && ToolArguments.Read(one).Root is { ValueKind: JsonValueKind.Object } first
        && ToolArguments.Read(two).Root is { ValueKind: JsonValueKind.Object } second
        && Covers(first, second, one.Name) && Covers(second, first, one.Name);

    // Every argument has its like; one left out stands for the default that the tool states.
    private bool Covers(JsonElement arguments, JsonElement others, string tool) => arguments.EnumerateObject().All(argument =>
        others.TryGetProperty(argument.Name, out JsonElement other)
            ? CanonicalValue.Same(argument.Value, other)
            : ParameterOf(tool, argument.Name) is { } parameter && StatedDefault.Is(parameter, argument.Value));

    private JsonElement? ParameterOf(string tool, string argument) =>
        OfferedTool.Find(Tools, tool)?.Parameters is { ValueKind: JsonValueKind.Object } schema
        && schema.TryGetProperty("properties", out JsonElement properties) && properties.ValueKind == JsonValueKind.Object
        && properties.TryGetProperty(argument, out JsonElement parameter) && parameter.ValueKind == JsonValueKind.Object
            ? parameter
            : null;
}
