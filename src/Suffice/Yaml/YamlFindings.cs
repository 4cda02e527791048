using System.Collections.Immutable;

namespace Suffice.Yaml;

/// <summary>Collects what one load finds: places by path, mistakes, notices, and where each value comes from.</summary>
internal sealed class YamlFindings
{
    /// <summary>True when it is asked where values come from. Default true.</summary>
    public bool KeepsOrigins { get; init; } = true;

    private readonly Dictionary<string, YamlPlace> places = new(StringComparer.Ordinal);
    private readonly HashSet<YamlError> errors = [];
    private readonly HashSet<YamlNotice> notices = [];
    private readonly List<ValueOrigin> origins = [];

    public bool HasErrors => errors.Count > 0;

    public ImmutableArray<YamlError> Errors =>
        [.. errors.OrderBy(e => e.File, StringComparer.Ordinal).ThenBy(e => e.Line).ThenBy(e => e.Column)];

    public ImmutableArray<YamlNotice> Notices =>
        [.. notices.OrderBy(n => n.File, StringComparer.Ordinal).ThenBy(n => n.Line).ThenBy(n => n.Column)];

    /// <summary>By what they belong to, in the order it was first met: later steps add to what earlier ones told.</summary>
    public ImmutableArray<ValueOrigin> Origins =>
    [
        .. origins.Select(WithoutKeys).GroupBy(origin => Subject(origin.Path, dots: 1))
            .SelectMany(top => top.GroupBy(origin => Subject(origin.Path, dots: 2)))
            .SelectMany(same => same),
    ];

    public void Place(string path, YamlPlace place) => places[path] = place;

    /// <summary>True when the path stands in a file, even if what stands there is wrong.</summary>
    public bool Stands(string path) => places.ContainsKey(path);

    /// <summary>Where an item of a list stands: a list of one may be written as the item alone.</summary>
    public string ItemPath(string path, int index) => Stands($"{path}[{index}]") ? $"{path}[{index}]" : path;

    /// <summary>True when anything is said inside the path, even if it is wrong.</summary>
    public bool StandsWithin(string path) => places.Keys.Any(at => at.StartsWith($"{path}.", StringComparison.Ordinal));

    public void Error(string path, string wrong, string right) => Error(PlaceOf(path), path, wrong, right);

    public void Error(YamlPlace place, string path, string wrong, string right) =>
        errors.Add(new YamlError(
            place.File, place.Line, place.Column, Shown.WithoutKeys(path), Shown.WithoutKeys(wrong), Shown.WithoutKeys(right)));

    public void Notice(string path, string wrong, string right) => Notice(PlaceOf(path), path, wrong, right);

    public void Notice(YamlPlace place, string path, string wrong, string right) =>
        notices.Add(new YamlNotice(
            place.File, place.Line, place.Column, Shown.WithoutKeys(path), Shown.WithoutKeys(wrong), Shown.WithoutKeys(right)));

    public void Origin(string path, string value, string? origin = null) =>
        origins.Add(new ValueOrigin(path, value, origin ?? PlaceOf(path).ToString()));

    /// <summary>Where a path stands, or else the nearest thing around it.</summary>
    public YamlPlace PlaceOf(string path)
    {
        for (string at = path; ; at = Outer(at))
        {
            if (places.TryGetValue(at, out YamlPlace place))
            {
                return place;
            }

            if (at.Length == 0)
            {
                return default;
            }
        }
    }

    private static ValueOrigin WithoutKeys(ValueOrigin origin) =>
        new(Shown.WithoutKeys(origin.Path), Shown.WithoutKeys(origin.Value).ReplaceLineEndings("\\n"), origin.Origin);

    private static string Subject(string path, int dots)
    {
        int end = -1;
        for (int i = 0; i < dots && (i == 0 || end >= 0); i++)
        {
            end = path.IndexOf('.', end + 1);
        }

        return end < 0 ? path : path[..end];
    }

    private static string Outer(string path)
    {
        int end = path.AsSpan().LastIndexOfAny('.', '[');
        return end < 0 ? string.Empty : path[..end];
    }
}
