using System.Text.Json;

namespace Suffice.Checks.Paths;

/// <summary>One step of a path: to a named field, to an item, or to all of them.</summary>
internal readonly record struct PathStep(PathStepKind Kind, string? Name, int Index)
{
    public static PathStep All { get; } = new(PathStepKind.All, null, 0);

    public static PathStep ToName(string name) => new(PathStepKind.Name, name, 0);

    public static PathStep ToIndex(int index) => new(PathStepKind.Index, null, index);

    public bool TryTake(JsonElement from, out JsonElement value)
    {
        value = from;
        if (Kind == PathStepKind.Name)
        {
            return from.ValueKind == JsonValueKind.Object && from.TryGetProperty(Name!, out value);
        }

        if (Kind != PathStepKind.Index || from.ValueKind != JsonValueKind.Array)
        {
            return false;
        }

        int length = from.GetArrayLength();
        int index = Index < 0 ? length + Index : Index;
        if (index < 0 || index >= length)
        {
            return false;
        }

        value = from[index];
        return true;
    }

    /// <summary>True when it leads to this item of an array.</summary>
    public bool Chooses(int index, int length) =>
        Kind == PathStepKind.All || (Kind == PathStepKind.Index && (Index < 0 ? length + Index : Index) == index);

    /// <summary>True when it leads to this field.</summary>
    public bool Chooses(string name) => Kind == PathStepKind.All || (Kind == PathStepKind.Name && string.Equals(Name, name, StringComparison.Ordinal));

    /// <summary>The values it leads to, each with the piece of a path that names it.</summary>
    public IEnumerable<(string Piece, JsonElement Value)> Named(JsonElement from)
    {
        if (Kind != PathStepKind.All)
        {
            return TryTake(from, out JsonElement value) ? [(Piece(Name, Index), value)] : [];
        }

        return from.ValueKind switch
        {
            JsonValueKind.Array => from.EnumerateArray().Select((item, index) => (Piece(null, index), item)),
            JsonValueKind.Object => from.EnumerateObject().Select(property => (Piece(property.Name, 0), property.Value)),
            _ => [],
        };
    }

    private static string Piece(string? name, int index) =>
        name is null ? $"[{index}]"
        : name.Length > 0 && name.All(c => char.IsLetterOrDigit(c) || c is '_' or '-') ? $".{name}"
        : $"['{name}']";
}

/// <summary>The kinds of <see cref="PathStep"/>.</summary>
internal enum PathStepKind
{
    Name,
    Index,
    All,
}
