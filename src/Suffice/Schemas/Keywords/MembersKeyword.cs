using System.Collections.Frozen;
using System.Text.Json;
using Suffice.Schemas.Evaluating;
using Suffice.Schemas.Loading;
using Suffice.Schemas.Patterns;
using Suffice.Schemas.Unfinished;
using Suffice.Schemas.Values;

namespace Suffice.Schemas.Keywords;

/// <summary>
/// <c>properties</c>, <c>patternProperties</c> and <c>additionalProperties</c>: which schema each member answers to.
/// </summary>
internal sealed class MembersKeyword : Keyword
{
    private readonly FrozenDictionary<string, SchemaNode> _named;
    private readonly FrozenDictionary<string, SchemaNode>.AlternateLookup<ReadOnlySpan<char>> _lookup;
    private readonly (TextPattern Pattern, SchemaNode Node)[] _matched;
    private readonly SchemaNode? _rest;
    private readonly AllowedTexts? _closed;

    private MembersKeyword(SchemaSource source, bool named, bool matched, bool rest)
        : base(source, rest ? "additionalProperties" : named ? "properties" : "patternProperties")
    {
        _named = (named ? source.Map("properties") : []).ToFrozenDictionary(StringComparer.Ordinal);
        _lookup = _named.GetAlternateLookup<ReadOnlySpan<char>>();
        _matched = matched ? [.. source.Map("patternProperties").Select(p => (Pattern(source, p.Key), p.Value))] : [];
        _rest = rest ? source.Node("additionalProperties") : null;
        _closed = _rest is { Always: false } && _matched.Length == 0 ? new AllowedTexts(_named.Keys) : null;
    }

    public static IEnumerable<Keyword> Read(SchemaSource source)
    {
        var named = source.Has("properties", out _);
        var matched = source.Has("patternProperties", out _);
        var rest = source.Has("additionalProperties", out _);
        if (named || matched || rest)
        {
            yield return new MembersKeyword(source, named, matched, rest);
        }
    }

    public override bool Accepts(JsonElement value, ref Evaluation evaluation, Evaluated? seen)
    {
        if (value.ValueKind != JsonValueKind.Object)
        {
            return true;
        }

        var accepts = true;
        var index = 0;
        Span<char> scratch = stackalloc char[JsonText.Scratch];
        foreach (var member in value.EnumerateObject())
        {
            using var name = JsonText.OfName(member, scratch);
            if (!AcceptsMember(name.Chars, member.Value, ref evaluation, seen, index++))
            {
                accepts = false;
                if (evaluation.IsDone)
                {
                    break;
                }
            }
        }

        return accepts;
    }

    public override void BeginName(Run run, Spot name)
    {
        if (_closed is not null)
        {
            name.Watch(new PrefixWatch(run, this, "a property name", _closed));
        }
    }

    public override void BeginMember(Run run, string name, Spot member)
    {
        var known = _named.TryGetValue(name, out var node);
        if (known)
        {
            member.Want(node!, run.Scope, run);
        }

        foreach (var (pattern, matched) in _matched)
        {
            var found = pattern.IsFoundIn(name);
            if (found is null)
            {
                return;
            }

            if (found.Value)
            {
                known = true;
                member.Want(matched, run.Scope, run);
            }
        }

        if (!known && _rest is { Always: false })
        {
            run.Break(this, NotAllowed(name), name);
        }
        else if (!known && _rest is not null)
        {
            member.Want(_rest, run.Scope, run);
        }
    }

    private static TextPattern Pattern(SchemaSource source, string pattern)
        => TextPattern.Read(pattern, JsonPointer.Child(source.At("patternProperties"), pattern), source.Options);

    private bool AcceptsMember(ReadOnlySpan<char> name, JsonElement value, ref Evaluation evaluation, Evaluated? seen, int index)
    {
        var known = _lookup.TryGetValue(name, out var node);
        var accepts = !known || evaluation.Member(node!, value, name);
        foreach (var (pattern, matched) in _matched)
        {
            if (pattern.IsFoundIn(name, ref evaluation))
            {
                known = true;
                accepts &= evaluation.Member(matched, value, name);
            }
        }

        if (!known && _rest is { Always: false })
        {
            return evaluation.Report is not null && evaluation.Break(this, NotAllowed(name.ToString()), name.ToString());
        }

        if (known || _rest is not null)
        {
            seen?.Add(index);
        }

        return known || _rest is null ? accepts : evaluation.Member(_rest, value, name);
    }

    private string NotAllowed(string name) => _named.Count == 0
        ? $"the property {Shown.Quoted(name)} is not allowed"
        : $"the property {Shown.Quoted(name)} is not allowed; allowed are {Shown.List(_named.Keys.Order(StringComparer.Ordinal))}";
}
