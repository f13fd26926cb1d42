export declare const stampFile: string
export declare function fingerprint(): string
export declare function isBuilt(): boolean
