using System.Text.Json;
using Suffice.Chat.Json;
using Suffice.Chat.Wires;

namespace Suffice.Chat.OpenAI;

/// <summary>The choice among tools as both of OpenAI's protocols word it; only how a tool is named differs.</summary>
internal static class OpenAIToolChoice
{
    /// <summary>Reads it.</summary>
    /// <param name="request">The call.</param>
    /// <param name="isNested">True where a function's name stands in an object of its own, as in Chat Completions.</param>
    /// <returns>The choice; <see langword="null"/> when the call makes none.</returns>
    public static ToolChoice? Read(ref FieldReader request, bool isNested)
    {
        if (!request.Has("tool_choice"))
        {
            return null;
        }

        JsonElement choice = request.Taken("tool_choice");
        return choice.ValueKind switch
        {
            JsonValueKind.String => ReadWord(choice),
            JsonValueKind.Object => ReadNamed(choice, isNested),
            _ => throw request.Wrong("tool_choice", $"is {JsonKinds.Name(choice)}", "use auto, none, required, or name a function"),
        };
    }

    /// <summary>Writes it.</summary>
    /// <param name="choice">The choice; <see langword="null"/> when the call makes none.</param>
    /// <param name="request">The call.</param>
    /// <param name="isNested">True where a function's name stands in an object of its own, as in Chat Completions.</param>
    /// <param name="crossing">Where the call comes from.</param>
    public static void Write(ToolChoice? choice, ref FieldWriter request, bool isNested, WireCrossing crossing)
    {
        switch (choice?.Mode)
        {
            case null:
                break;
            case ToolChoiceMode.Other:
                request.Json("tool_choice", crossing.Keep("tool_choice", choice.Json));
                break;
            case ToolChoiceMode.Named:
                WriteNamed(choice, FieldWriter.Begin(request.Name("tool_choice"), crossing.Keep(choice.Extra)), isNested);
                break;
            default:
                request.Text("tool_choice", choice.Mode switch
                {
                    ToolChoiceMode.None => "none",
                    ToolChoiceMode.Required => "required",
                    _ => "auto",
                });
                break;
        }
    }

    private static ToolChoice ReadWord(JsonElement choice) => choice.GetString() switch
    {
        "auto" => new ToolChoice(ToolChoiceMode.Auto),
        "none" => new ToolChoice(ToolChoiceMode.None),
        "required" => new ToolChoice(ToolChoiceMode.Required),
        _ => new ToolChoice(ToolChoiceMode.Other) { Json = choice },
    };

    private static ToolChoice ReadNamed(JsonElement choice, bool isNested)
    {
        FieldReader fields = FieldReader.Of(choice, ".tool_choice");
        if (fields.RequiredText("type", isNested ? "use function or custom" : "use function, custom or a tool of the provider") != "function")
        {
            return new ToolChoice(ToolChoiceMode.Other) { Json = choice };
        }

        string name = isNested ? ReadNested(ref fields) : fields.RequiredText("name", "name the function");
        return new ToolChoice(ToolChoiceMode.Named, name) { Extra = fields.Rest() };
    }

    private static string ReadNested(ref FieldReader fields)
    {
        FieldReader function = fields.Open("function");
        string name = function.RequiredText("name", "name the function");
        fields.Keep("function", function.Rest());
        return name;
    }

    private static void WriteNamed(ToolChoice choice, FieldWriter named, bool isNested)
    {
        named.Text("type", "function");
        if (isNested)
        {
            FieldWriter function = named.Open("function");
            function.Text("name", choice.Name);
            function.End();
        }
        else
        {
            named.Text("name", choice.Name);
        }

        named.End();
    }
}
