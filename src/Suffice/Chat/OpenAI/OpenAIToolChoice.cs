using System.Text.Json;
using Suffice.Chat.Json;

namespace Suffice.Chat.OpenAI;

/// <summary>Reads the choice among tools as both of OpenAI's protocols word it; only how a tool is named differs.</summary>
internal static class OpenAIToolChoice
{
    /// <summary>Reads it.</summary>
    /// <param name="request">The call.</param>
    /// <param name="readNamed">Reads a choice that names a tool.</param>
    /// <returns>The choice; <see langword="null"/> when the call makes none.</returns>
    public static ToolChoice? Read(ref FieldReader request, Func<JsonElement, ToolChoice> readNamed)
    {
        if (!request.Has("tool_choice"))
        {
            return null;
        }

        JsonElement choice = request.Taken("tool_choice");
        return choice.ValueKind switch
        {
            JsonValueKind.String => ReadWord(choice),
            JsonValueKind.Object => readNamed(choice),
            _ => throw request.Wrong("tool_choice", $"is {JsonKinds.Name(choice)}", "use auto, none, required, or name a function"),
        };
    }

    private static ToolChoice ReadWord(JsonElement choice) => choice.GetString() switch
    {
        "auto" => new ToolChoice(ToolChoiceMode.Auto),
        "none" => new ToolChoice(ToolChoiceMode.None),
        "required" => new ToolChoice(ToolChoiceMode.Required),
        _ => new ToolChoice(ToolChoiceMode.Other) { Json = choice },
    };
}
