using System.Collections.Immutable;
using System.Text.Json;
using Suffice.Chat.Json;
using Suffice.Chat.Wires;

namespace Suffice.Chat.Anthropic;

/// <summary>Reads one of <c>messages</c>.</summary>
internal static class AnthropicMessageReader
{
    private const string Roles = "use user or assistant; instructions go into system";

    public static ChatMessage Read(JsonElement value)
    {
        FieldReader fields = FieldReader.Of(value);
        string word = fields.RequiredText("role", Roles);
        ChatRole role = word switch
        {
            "user" => ChatRole.User,
            "assistant" => ChatRole.Assistant,
            "system" => ChatRole.System,
            _ => throw fields.Wrong("role", $"{JsonKinds.Quote(word)} is not a role", Roles),
        };
        if (!fields.Has("content"))
        {
            throw fields.Missing("content", "give a string or a list of blocks");
        }

        bool plain = ContentField.IsPlainString(fields, "content");
        ImmutableArray<ContentPart> parts = ContentField.Read(ref fields, "content", AnthropicPartReader.Read);

        // The first system message stands for the top-level field; one among the messages keeps its word and thereby its place.
        if (role == ChatRole.System)
        {
            fields.Keep("role", value.GetProperty("role"));
        }

        return new ChatMessage { Role = role, Parts = parts, IsPlainString = plain, Extra = fields.Rest() };
    }
}
