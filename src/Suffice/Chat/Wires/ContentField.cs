using System.Collections.Immutable;
using System.Text.Json;
using Suffice.Chat.Json;

namespace Suffice.Chat.Wires;

/// <summary>Reads what every protocol may say as a string or as a list of parts.</summary>
internal static class ContentField
{
    /// <summary>The parts; none where the field is absent.</summary>
    public static ImmutableArray<ContentPart> Read(ref FieldReader fields, string name, Func<JsonElement, ContentPart> readPart) =>
        IsPlainString(fields, name) ? [new TextPart(fields.RequiredText(name))] : fields.Each(name, readPart);

    public static bool IsPlainString(in FieldReader fields, string name) => fields.Peek(name).ValueKind == JsonValueKind.String;
}
