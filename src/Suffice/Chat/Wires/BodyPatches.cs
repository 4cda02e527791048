using System.Text.Json;
using Suffice.Chat.Json;

namespace Suffice.Chat.Wires;

/// <summary>What changes in a body that goes out in the protocol it came in.</summary>
internal static class BodyPatches
{
    private static readonly byte[] Model = "model"u8.ToArray();
    private static readonly byte[] Stream = "stream"u8.ToArray();
    private static readonly byte[] StreamOptions = "stream_options"u8.ToArray();
    private static readonly byte[] Metadata = "metadata"u8.ToArray();
    private static readonly byte[] True = "true"u8.ToArray();
    private static readonly byte[] False = "false"u8.ToArray();
    private static readonly byte[] Null = "null"u8.ToArray();
    private static readonly byte[] NoFields = "{}"u8.ToArray();

    public static List<FieldPatch> Of(ChatRequest request, WireTarget target)
    {
        List<FieldPatch> patches =
        [
            ModelOf(target),
            new(Stream, target.Stream ? True : False, AddWhenAbsent: target.Stream),
        ];
        AddMetadata(request, patches);
        return patches;
    }

    /// <summary>The model's own name in place of the one the caller used.</summary>
    public static FieldPatch ModelOf(WireTarget target) => new(Model, JsonOutput.Quoted(target.ModelId), AddWhenAbsent: true);

    /// <summary>Nothing may be said about a stream where there is none.</summary>
    public static void DropStreamOptions(WireTarget target, List<FieldPatch> patches)
    {
        if (!target.Stream)
        {
            patches.Add(new FieldPatch(StreamOptions, Null, AddWhenAbsent: false));
        }
    }

    /// <summary>Usage must come at the end of every stream of Chat Completions.</summary>
    public static void AddUsage(ChatRequest request, WireTarget target, List<FieldPatch> patches)
    {
        if (target.Stream && !request.StreamUsage)
        {
            ExtraFields others = ExtraFields.Of(request.Extra.Find("stream_options"));
            JsonElement options = JsonOutput.Element(json =>
            {
                FieldWriter fields = FieldWriter.Begin(json, others);
                fields.Flag("include_usage", true);
                fields.End();
            });
            patches.Add(new FieldPatch(StreamOptions, JsonOutput.Bytes(options), AddWhenAbsent: true));
        }
    }

    private static void AddMetadata(ChatRequest request, List<FieldPatch> patches)
    {
        if (!ForwardedMetadata.IsWhole(request.Metadata, request.Protocol))
        {
            JsonElement? forwarded = ForwardedMetadata.Of(request.Metadata, request.Protocol);
            byte[] nothing = request.Protocol == ChatProtocol.Anthropic ? NoFields : Null;
            patches.Add(new FieldPatch(Metadata, forwarded is { } left ? JsonOutput.Bytes(left) : nothing, AddWhenAbsent: false));
        }
    }
}
