using System.Text;
using System.Text.Json;
using Suffice.Chat;

namespace Suffice.Learning.Tasks;

/// <summary>All of a call that tells its task, as one text: instructions, conversation, names of tools, names in the schema.</summary>
internal static class TaskText
{
    /// <summary>Reads a call.</summary>
    /// <param name="request">The call.</param>
    /// <returns>The same as a call of one text.</returns>
    public static ChatRequest Of(ChatRequest request)
    {
        // Long texts are read at both ends: the names come first and the last thing said stays last.
        StringBuilder text = new();
        foreach (ToolDefinition tool in request.Tools)
        {
            text.Append("tool:").Append(tool.Name).Append('\n');
        }

        if (request.Format?.Schema is { ValueKind: JsonValueKind.Object } schema
            && schema.TryGetProperty("properties", out JsonElement properties)
            && properties.ValueKind == JsonValueKind.Object)
        {
            foreach (JsonProperty property in properties.EnumerateObject())
            {
                text.Append("field:").Append(property.Name).Append('\n');
            }
        }

        text.Append(request.SystemText()).Append('\n').Append(request.ConversationText());

        return new ChatRequest
        {
            Protocol = request.Protocol,
            Model = request.Model,
            Messages = [ChatMessage.Of(ChatRole.User, text.ToString())],
        };
    }
}
