@_exported public import AssayCore
@_exported public import AssayRules
