using Suffice.Chat;
using Suffice.Checks;

namespace Suffice.Tests.Checks;

/// <summary>An answer that asks for tools is not yet the answer: what it says besides is nothing to judge.</summary>
public sealed class ToolTurnTests
{
    // What these look at is not the answer's text.
    private static readonly string[] JudgeTurns = ["tool_call", "truncated", "agreement"];

    public static TheoryData<string> Names => [.. BuiltInChecks.All.Select(check => check.Name).Except(JudgeTurns, StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Names))]
    public async Task Judge_TextBesideAToolCall_IsNeverFailed(string name)
    {
        ChatRequest call = Given.Call("Which is it?", """{ "type": "object", "required": ["label"] }""", tools: [Given.Tool("look", "{}")]);
        foreach (string text in new[] { "I am sorry, I cannot do that: 1 + 1 = 3.", "{ \"a\": [1, 1] }", "  " })
        {
            ChatAnswer turn = new() { Parts = [new TextPart(text), new ToolCallPart("c", "look", "{}")], StopReason = StopReason.ToolCalls };
            foreach (ICheck check in DocumentedGates.Checks.Where(check => check.Name == name))
            {
                (await check.Judge(turn, call)).Kind.ShouldNotBe(FindingKind.Failed, $"{name}: {text}");
            }
        }
    }
}
