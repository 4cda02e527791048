using System.Text.Json;
using Suffice.Chat;
using Suffice.Checks.Canonical;

namespace Suffice.Confidence.Signals;

/// <summary>An answer, with what several groups of signals read of it read once.</summary>
internal sealed class GivenAnswer(AskedCall asked, ChatAnswer answer)
{
    private string? text;
    private List<ToolCallPart>? calls;
    private JsonElement? json;
    private bool isJsonRead;

    /// <summary>The call.</summary>
    public AskedCall Asked { get; } = asked;

    /// <summary>Its answer.</summary>
    public ChatAnswer Answer { get; } = answer;

    /// <summary>What it says.</summary>
    public string Text => text ??= Answer.Text;

    /// <summary>The tools it calls.</summary>
    public List<ToolCallPart> Calls => calls ??= [.. Answer.ToolCalls];

    /// <summary>The one JSON value in its text, also inside prose; <see langword="null"/> when there is none.</summary>
    public JsonElement? Json
    {
        get
        {
            if (!isJsonRead)
            {
                json = Text.AsSpan().IndexOfAny('{', '[') < 0 ? null : JsonInText.ReadOnly(Text);
                isJsonRead = true;
            }

            return json;
        }
    }
}
