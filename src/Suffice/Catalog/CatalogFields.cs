using System.Collections.Immutable;
using System.Globalization;
using YamlNode = YamlDotNet.RepresentationModel.YamlNode;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace Suffice.Catalog;

/// <summary>The fields of one YAML mapping: each is read by name, and what was never asked for is an error.</summary>
internal sealed class CatalogFields(string file, YamlMappingNode node, string path, CatalogErrors errors)
{
    /// <summary>No vendor asks a tenth of this; a price above it is a slip of the unit.</summary>
    private const decimal DearestPrice = 10_000m;

    private readonly HashSet<string> _read = new(StringComparer.Ordinal);

    /// <summary>Where the mapping stands.</summary>
    public string Place => $"{file}:{node.Start.Line}: {path}";

    public void Refuse(string key, string problem) =>
        errors.Add(file, (Child(key) ?? node).Start.Line, path.Length == 0 ? key : $"{path}.{key}", problem);

    public string? Text(string key) => Scalar(key)?.Value;

    public string RequiredText(string key)
    {
        string? text = Text(key);
        if (string.IsNullOrWhiteSpace(text))
        {
            Refuse(key, "is missing; state it");
        }

        return text ?? string.Empty;
    }

    public decimal? Amount(string key) =>
        Parsed(key, $"must be US dollars per million tokens from 0 to {DearestPrice}", AmountOf);

    public int? Count(string key) =>
        Parsed(key, "must be a whole number of tokens above 0", text =>
            int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int count) && count > 0 ? count : (int?)null);

    public DateOnly? Date(string key) =>
        Parsed(key, "must be a day such as 2026-10-07", text =>
            DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out DateOnly day)
                ? day
                : (DateOnly?)null);

    public bool Flag(string key) =>
        Parsed(key, "must be true or false", text => bool.TryParse(text, out bool flag) ? flag : (bool?)null) ?? false;

    public T? Choice<T>(string key)
        where T : struct, Enum =>
        Parsed(key, $"must be one of {Names<T>()}", Named<T>);

    public ModelCapabilities? Capabilities(string key)
    {
        if (Find(key) is null)
        {
            return null;
        }

        ModelCapabilities all = ModelCapabilities.None;
        foreach (string text in Texts(key))
        {
            if (Named<ModelCapabilities>(text) is { } one)
            {
                all |= one;
            }
            else
            {
                Refuse(key, $"\"{text}\" must be one of {Names<ModelCapabilities>()}");
            }
        }

        return all;
    }

    public ImmutableArray<string> Texts(string key)
    {
        if (Find(key) is not { } found)
        {
            return [];
        }

        if (found is YamlSequenceNode list && list.All(item => item is YamlScalarNode { Value.Length: > 0 }))
        {
            return [.. list.Select(item => ((YamlScalarNode)item).Value!)];
        }

        Refuse(key, "must be a list of names");
        return [];
    }

    public ImmutableDictionary<string, decimal> Factors(string key)
    {
        ImmutableDictionary<string, decimal>.Builder factors = ImmutableDictionary.CreateBuilder<string, decimal>();
        if (Map(key) is { } map)
        {
            foreach (string name in map.Keys)
            {
                if (map.Amount(name) is { } factor)
                {
                    factors[name] = factor;
                }
            }
        }

        return factors.ToImmutable();
    }

    public CatalogFields? Map(string key)
    {
        switch (Find(key))
        {
            case null:
                return null;
            case YamlMappingNode map:
                return new CatalogFields(file, map, $"{path}.{key}".TrimStart('.'), errors);
            default:
                Refuse(key, "must be a mapping");
                return null;
        }
    }

    public IEnumerable<CatalogFields> Maps(string key)
    {
        if (Find(key) is not { } found)
        {
            return [];
        }

        if (found is YamlSequenceNode list && list.All(item => item is YamlMappingNode))
        {
            string of = $"{path}.{key}".TrimStart('.');
            return list.Select((item, i) => new CatalogFields(file, (YamlMappingNode)item, $"{of}[{i}]", errors)).ToList();
        }

        Refuse(key, "must be a list of mappings");
        return [];
    }

    public void RefuseUnread()
    {
        foreach (string key in Keys.Where(key => !_read.Contains(key)))
        {
            Refuse(key, $"is not a field here; known are {string.Join(", ", _read.Order(StringComparer.Ordinal))}");
        }
    }

    private IEnumerable<string> Keys => node.Children.Keys.OfType<YamlScalarNode>().Select(key => key.Value ?? string.Empty);

    private static decimal? AmountOf(string text) =>
        decimal.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out decimal amount)
            && amount <= DearestPrice
                ? amount
                : null;

    private static T? Named<T>(string text)
        where T : struct, Enum =>
        Enum.TryParse(text.Replace("_", string.Empty, StringComparison.Ordinal), ignoreCase: true, out T value)
            && Enum.IsDefined(value)
            && !char.IsAsciiDigit(text[0])
                ? value
                : null;

    private static string Names<T>()
        where T : struct, Enum => string.Join(", ", Enum.GetNames<T>().Select(name => name.ToLowerInvariant()));

    private T? Parsed<T>(string key, string right, Func<string, T?> parse)
        where T : struct
    {
        if (Scalar(key) is not { Value: { } text })
        {
            return null;
        }

        T? value = parse(text);
        if (value is null)
        {
            Refuse(key, $"{right}, not \"{text}\"");
        }

        return value;
    }

    private YamlScalarNode? Scalar(string key)
    {
        switch (Find(key))
        {
            case null or YamlScalarNode { Style: ScalarStyle.Plain, Value: "null" or "~" or "" }:
                return null;
            case YamlScalarNode scalar:
                return scalar;
            default:
                Refuse(key, "must be a single value");
                return null;
        }
    }

    private YamlNode? Find(string key)
    {
        _read.Add(key);
        return Child(key);
    }

    private YamlNode? Child(string key) =>
        node.Children.TryGetValue(new YamlScalarNode(key), out YamlNode? found) ? found : null;
}
